#pragma once

#include <cstdlib>

// Ends the run, so that libFuzzer keeps the input, where a promise of the code under test is broken.
inline void require(bool promise) {
  if (!promise) std::abort();
}
