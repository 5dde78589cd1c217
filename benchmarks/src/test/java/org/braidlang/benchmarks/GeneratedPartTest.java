package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPartTest {
    @TempDir
    private Path folder;

    private Path page(final String text) throws IOException {
        return Files.writeString(folder.resolve("page.md"), text);
    }

    @Test
    void only_what_stands_between_the_comments_is_replaced() throws IOException {
        final Path page = page("before\n<!-- generated: a -->\nold\n<!-- end: a -->\nafter\n");

        GeneratedPart.replace(page, "a", "new\n");
        GeneratedPart.replace(page, "a", "newer");

        assertEquals("before\n<!-- generated: a -->\nnewer\n<!-- end: a -->\nafter\n", Files.readString(page));
    }

    @Test
    void a_page_without_the_comments_is_left_alone() throws IOException {
        final Path page = page("nothing\n");

        final IOException error = assertThrows(IOException.class, () -> GeneratedPart.replace(page, "a", "new"));

        assertTrue(error.getMessage().contains("<!-- generated: a -->"));
        assertEquals("nothing\n", Files.readString(page));
    }
}
