# SPDX-License-Identifier: GPL-3.0-or-later
# cmark-gfm: headers in the system's include folder; the extensions are a second library without a .pc file everywhere.
find_path(CMARK_GFM_INCLUDE_DIR cmark-gfm.h REQUIRED)
find_library(CMARK_GFM_LIBRARY cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)
add_library(CmarkGfm::CmarkGfm INTERFACE IMPORTED)
target_include_directories(CmarkGfm::CmarkGfm INTERFACE ${CMARK_GFM_INCLUDE_DIR})
target_link_libraries(CmarkGfm::CmarkGfm INTERFACE ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY})
