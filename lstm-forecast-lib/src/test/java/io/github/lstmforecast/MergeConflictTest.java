package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeConflictTest {
    @Test
    void the_first_mark_is_found_however_lines_end() {
        assertThat(MergeConflict.line("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> other\r\n"))
                .hasValue(2);
        assertThat(MergeConflict.line("a\nb\n<<<<<<< ours\n||||||| base\n=======\n>>>>>>> theirs\n"))
                .hasValue(3);
    }

    @Test
    void what_looks_like_a_mark_is_none_without_the_other_version() {
        assertThat(MergeConflict.line("# <<<<<<< HEAD\n=======\n")).isEmpty();
        assertThat(MergeConflict.line("<<<<<<< HEAD\n")).isEmpty();
        assertThat(MergeConflict.line("")).isEmpty();
    }
}
