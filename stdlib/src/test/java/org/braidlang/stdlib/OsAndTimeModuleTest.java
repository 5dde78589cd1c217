package org.braidlang.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OsAndTimeModuleTest {
    @Test
    void theScriptSeesItsArgumentsAndItsProcess() {
        final List<String> lines = Scripts.lines(
                Braid.builder().arguments(List.of("a", "b c")),
                "import os\nprint(os.args)\nprint(os.getpid())\nprint(os.getcwd())\nprint(os.cpu_count() > 0)");
        assertEquals(
                List.of(
                        "['a', 'b c']",
                        String.valueOf(ProcessHandle.current().pid()),
                        Path.of("").toAbsolutePath().toString(),
                        "true"),
                lines);
    }

    @Test
    void theEnvironmentIsADictOfTheRunsOwn() {
        final String script =
                """
                import os
                print(os.getenv("BRAID_TEST"), os.getenv("BRAID_TEST", "x"), "PATH" in os.environ)
                os.environ["BRAID_TEST"] = "set"
                print(os.getenv("BRAID_TEST"))
                """;
        assertEquals(List.of("none x true", "set"), Scripts.lines(script));
        assertEquals(List.of("none x true", "set"), Scripts.lines(script));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void exitEndsTheScriptFromAnyTask(final Model model) {
        final String script =
                """
                import os
                async fn leave() { os.exit(7) }
                await spawn leave()
                print("not reached")
                """;
        assertEquals(7, Scripts.status(Braid.builder().model(model), script));
        assertEquals(List.of(), Scripts.lines(Braid.builder().model(model), script));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            os.path.join('a', 'b', 'c.txt');a/b/c.txt
            os.path.join('a/', '/b');/b
            os.path.basename('/x/y.txt');y.txt
            os.path.dirname('/x/y.txt');/x
            os.path.dirname('/x');/
            os.path.split('a/b');('a', 'b')
            os.path.splitext('a.b/c.tar.gz');('a.b/c.tar', '.gz')
            os.path.splitext('.bashrc');('.bashrc', '')
            os.path.exists('/no/such/file');false
            """)
    void pathsAreText(final String expression, final String expected) {
        assertEquals(List.of(expected), Scripts.lines("import os\nprint(" + expression + ")"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            %Y-%m-%d %H:%M:%S;2001-02-03 04:05:06
            %a %A %b %B;Sat Saturday Feb February
            %y %j %I %p %w %u %U %W;01 034 04 AM 6 6 04 05
            %c;Sat Feb  3 04:05:06 2001
            %D %T 100%%;02/03/01 04:05:06 100%
            """)
    void datesAreWrittenByTheirFormat(final String format, final String expected) {
        final String script = "import time\nprint(time.strftime('" + format + "', time.gmtime(981173106)))";
        assertEquals(List.of(expected), Scripts.lines(script));
    }

    @Test
    void datesHaveParts() {
        assertEquals(
                List.of("1970 1 1 0 3 1", "time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, "
                        + "tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)"),
                Scripts.lines(
                        """
                        import time
                        let t = time.gmtime(0)
                        print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday)
                        print(t)
                        """));
    }

    @Test
    void clocksGoForward() {
        final List<String> lines = Scripts.lines(
                """
                import time
                let a, b, c = time.monotonic(), time.perf_counter_ns(), time.time()
                await time.sleep(1ms)
                time.sleep(0)
                print(time.monotonic() > a, time.perf_counter_ns() > b, time.time() >= c, time.process_time() >= 0)
                print(time.strftime('%Y', time.gmtime()))
                """);
        assertEquals("true true true true", lines.getFirst());
        final int year = LocalDate.now(ZoneOffset.UTC).getYear();
        assertTrue(Math.abs(Integer.parseInt(lines.getLast()) - year) <= 1);
    }
}
