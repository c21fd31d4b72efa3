#pragma once

// Dear ImGui's configuration for this project (IMGUI_USER_CONFIG): only what the canvas uses is compiled.
// The embedded fallback font is for tests and for a site built without Inter; else the linker leaves it out.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS  // web/imgui_format.cpp has them
#define IMGUI_DEFINE_MATH_OPERATORS
