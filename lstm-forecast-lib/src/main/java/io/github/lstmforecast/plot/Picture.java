package io.github.lstmforecast.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture, with the words that go with it. All text within it is our own: nothing of a file or a name is drawn. */
public final class Picture {
    /** How wide all pictures are, in pixels. */
    public static final int WIDTH = 760;

    private static final int SHARPNESS = 2; // pixels of a PNG for each of the picture's

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

    /**
     * What a file of it is called.
     *
     * @return a word like {@code forecast}, without an ending
     */
    public String name() {
        return name;
    }

    /**
     * What it shows.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * How to read it, and what there is to see in it.
     *
     * @return a sentence or two
     */
    public String caption() {
        return caption;
    }

    int height() {
        return height;
    }

    /**
     * The picture in lines, on white paper.
     *
     * @return an SVG document
     */
    public String svg() {
        return Svg.of(this);
    }

    /**
     * The picture in pixels, on white paper, twice as many as {@link #WIDTH}.
     *
     * @return a PNG file
     */
    public byte[] png() {
        BufferedImage image = new BufferedImage(SHARPNESS * WIDTH, SHARPNESS * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SHARPNESS, SHARPNESS);
        draw(graphics);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory is always to be written to
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
