// The part of ECharts that the charts use; src/ui/chart/echarts.rs calls the global `echarts`.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CanvasRenderer, GridComponent, LineChart, TooltipComponent]);

globalThis.echarts = { init };
