package io.github.lstmforecast.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture as a browser shows it, read as a person reads it: by the numbers at its axes.
 *
 * @param marks shapes within the axes
 * @param lines their points as step and value, by ink
 */
record SeenPicture(List<Mark> marks, Map<String, List<double[]>> lines) {
    /** A shape of a colour, and the step at which it stands. */
    record Mark(String ink, double step) {}

    /** Values by places: the marks at an axis, and the numbers beside them. */
    record Axis(double firstPlace, double firstValue, double slope) {
        static Axis of(List<Map<String, Object>> ticks, String place) {
            List<Map<String, Object>> inOrder = new ArrayList<>(ticks);
            inOrder.sort(Comparator.comparingDouble(tick -> number(tick, place)));
            Map<String, Object> first = inOrder.get(0);
            Map<String, Object> last = inOrder.get(inOrder.size() - 1);
            double slope =
                    (number(last, "value") - number(first, "value")) / (number(last, place) - number(first, place));
            return new Axis(number(first, place), number(first, "value"), slope);
        }

        double value(double place) {
            return firstValue + (place - firstPlace) * slope;
        }
    }

    /**
     * Finds in an SVG the ticks of both axes, the lines by their ink, and the shapes by theirs. Shapes of the legend
     * stand above the plot.
     */
    private static final String READ = """
            const svg = arguments[0];
            const ink = (of) => (/var\\(--([a-z0-9-]+)\\)/.exec(of || '') || [])[1] || '';
            const inherited = (node, name) => {
              for (let at = node; at; at = at.parentElement) {
                const value = at.getAttribute && at.getAttribute(name);
                if (value) return value;
              }
              return '';
            };
            const box = (node) => {
              const b = node.getBBox();
              const root = DOMMatrix.fromMatrix(svg.getScreenCTM()).inverse()
                  .multiply(DOMMatrix.fromMatrix(node.getScreenCTM()));
              const p = new DOMPoint(b.x, b.y).matrixTransform(root);
              const q = new DOMPoint(b.x + b.width, b.y + b.height).matrixTransform(root);
              return {x0: Math.min(p.x, q.x), x1: Math.max(p.x, q.x), y0: Math.min(p.y, q.y), y1: Math.max(p.y, q.y)};
            };
            const texts = [...svg.querySelectorAll('text')]
                .map(t => ({text: t.textContent.trim().replaceAll(',', ''), box: box(t)}))
                .filter(t => /^-?[0-9.]+$/.test(t.text));
            const ticks = [...svg.querySelectorAll('line')].map(l => box(l))
                .map(b => ({x: (b.x0 + b.x1) / 2, y: (b.y0 + b.y1) / 2, wide: b.x1 - b.x0, high: b.y1 - b.y0}));
            const across = ticks.filter(t => t.wide < 0.5 && t.high > 0.5 && t.high < 4);
            const up = ticks.filter(t => t.high < 0.5 && t.wide > 0.5 && t.wide < 4);
            const uprights = ticks.filter(t => t.wide < 0.5 && t.high > 50);
            const bottom = Math.max(...across.map(t => t.y));
            const nearest = (t, places, distance) =>
                places.reduce((a, b) => distance(a) < distance(b) ? a : b);
            const below = texts.filter(t => t.box.y0 > bottom);
            const beside = texts.filter(t => t.box.y0 <= bottom);
            return {
              top: Math.min(...uprights.map(t => t.y - t.high / 2)),
              steps: below.map(t => ({value: Number(t.text),
                  x: nearest(t, across, p => Math.abs(p.x - (t.box.x0 + t.box.x1) / 2)).x})),
              values: beside.map(t => ({value: Number(t.text),
                  y: nearest(t, up, p => Math.abs(p.y - (t.box.y0 + t.box.y1) / 2)).y})),
              lines: [...svg.querySelectorAll('path')]
                  .filter(p => inherited(p, 'fill') === 'none')
                  .map(p => ({ink: ink(inherited(p, 'stroke')), d: p.getAttribute('d')})),
              shapes: [...svg.querySelectorAll('path, circle, ellipse, polygon')]
                  .filter(p => inherited(p, 'fill') !== 'none')
                  .map(p => ({ink: ink(inherited(p, 'fill')), box: box(p)}))
                  .map(p => ({ink: p.ink, x: (p.box.x0 + p.box.x1) / 2, y: (p.box.y0 + p.box.y1) / 2}))
            };
            """;

    static SeenPicture read(Browser browser, Object svg) {
        Map<String, Object> seen = browser.ask(READ, svg);
        Axis steps = Axis.of(list(seen, "steps"), "x");
        Axis values = Axis.of(list(seen, "values"), "y");
        double top = number(seen, "top");
        List<Mark> marks = list(seen, "shapes").stream()
                .filter(shape -> number(shape, "y") > top - 1)
                .map(shape -> new Mark((String) shape.get("ink"), steps.value(number(shape, "x"))))
                .toList();
        Map<String, List<double[]>> lines = new HashMap<>();
        for (Map<String, Object> line : list(seen, "lines")) {
            List<double[]> points = points((String) line.get("d"));
            // The sample in the legend has two points.
            if (points.size() > 2) {
                lines.put(
                        (String) line.get("ink"),
                        points.stream()
                                .map(point -> new double[] {steps.value(point[0]), values.value(point[1])})
                                .toList());
            }
        }
        return new SeenPicture(marks, lines);
    }

    /** The steps of all shapes of a colour, in order. */
    List<Long> steps(String ink) {
        return marks.stream()
                .filter(mark -> mark.ink().equals(ink))
                .map(mark -> Math.round(mark.step()))
                .sorted()
                .toList();
    }

    private static List<double[]> points(String path) {
        List<double[]> points = new ArrayList<>();
        String[] words = path.trim().split("[\\sML]+");
        for (int i = 1; i + 1 < words.length; i += 2) {
            points.add(new double[] {Double.parseDouble(words[i]), Double.parseDouble(words[i + 1])});
        }
        return points;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }

    private static double number(Map<String, Object> of, String key) {
        return ((Number) of.get(key)).doubleValue();
    }
}
