#pragma once

// Dear ImGui's configuration for this project (IMGUI_USER_CONFIG): only what the canvas uses is compiled.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_DEFAULT_FONT  // 10 kB for a page that brings its own; natively, tests draw with it
#endif
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS  // web/imgui_format.cpp has them
#define IMGUI_DEFINE_MATH_OPERATORS
