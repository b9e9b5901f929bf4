package io.github.lstmforecast.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture with its title and caption. Its texts are constant: no file name, column name or other input is drawn. */
public final class Picture {
    /** The width of all pictures, in pixels. */
    public static final int WIDTH = 760;

    private static final int SCALE = 2; // of a PNG

    private final String name;
    private final String title;
    private final String caption;
    private final int height;
    private final Drawing drawing;

    Picture(String name, String title, String caption, int height, Drawing drawing) {
        this.name = name;
        this.title = title;
        this.caption = caption;
        this.height = height;
        this.drawing = drawing;
    }

    /** The file name without its extension, for example {@code forecast}. */
    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /** What it shows, and how to read it. */
    public String caption() {
        return caption;
    }

    int height() {
        return height;
    }

    /** An SVG document, on white. */
    public String svg() {
        return Svg.of(this);
    }

    /** A PNG file, on white, with twice as many pixels as {@link #WIDTH}. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        draw(graphics);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never happens in memory
        }
        return out.toByteArray();
    }

    void draw(Graphics2D graphics) {
        graphics.setPaint(Ink.PAPER.light());
        Rectangle2D area = new Rectangle2D.Double(0, 0, WIDTH, height);
        graphics.fill(area);
        drawing.draw(graphics, area);
    }
}
