# SPDX-License-Identifier: GPL-3.0-or-later
# QCustomPlot for Qt 6: each distribution names the library otherwise, and not all have CMake files for it.
find_path(QCUSTOMPLOT_INCLUDE_DIR qcustomplot.h PATH_SUFFIXES qcustomplot qcustomplot-qt6 REQUIRED)
find_library(QCUSTOMPLOT_LIBRARY NAMES QCustomPlotQt6 qcustomplot-qt6 qcustomplot REQUIRED)
add_library(QCustomPlot::QCustomPlot INTERFACE IMPORTED)
target_compile_definitions(QCustomPlot::QCustomPlot INTERFACE QCUSTOMPLOT_USE_LIBRARY)
target_include_directories(QCustomPlot::QCustomPlot INTERFACE ${QCUSTOMPLOT_INCLUDE_DIR})
target_link_libraries(QCustomPlot::QCustomPlot INTERFACE ${QCUSTOMPLOT_LIBRARY} Qt6::Widgets Qt6::PrintSupport)
