// Every page works without any of these; each says what it adds.
import "./appearance.js";
import "./bulk-select.js";
import "./dismiss.js";
import "./edit-cell.js";
import "./focus.js";
import "./nav-filter.js";
import "./redraw.js";
import "./relation-picker.js";
import "./reorder.js";
import "./shortcut.js";
import "./tabs.js";
import "./totals.js";
import "./unsaved.js";
