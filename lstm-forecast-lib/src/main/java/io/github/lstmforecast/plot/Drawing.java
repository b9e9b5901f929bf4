package io.github.lstmforecast.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

@FunctionalInterface
interface Drawing {
    void draw(Graphics2D graphics, Rectangle2D area);
}
