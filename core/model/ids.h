#pragma once

#include "core/base/index.h"

namespace pcn {

using DistrictIndex = Index<struct DistrictTag>;
using NetworkIndex = Index<struct NetworkTag>;
using PracticeIndex = Index<struct PracticeTag>;
using SiteIndex = Index<struct SiteTag>;
using SmallAreaIndex = Index<struct SmallAreaTag>;
using ServiceIndex = Index<struct ServiceTag>;
using SourceIndex = Index<struct SourceTag>;

}  // namespace pcn
