package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import org.braidlang.problems.Problem;
import org.braidlang.runtime.Python;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs made by chance print what the same programs print in Python, with typed bodies and without. */
class RandomProgramTest {
    /** Each program stands in a line, and so does what it prints. */
    private static final String RUNNER = Python.PREAMBLE + """
            import base64, contextlib, io
            for line in sys.stdin:
                output = io.StringIO()
                with contextlib.redirect_stdout(output):
                    try:
                        exec(base64.b64decode(line).decode('utf-8'), {})
                    except Exception as e:
                        print('uncaught', type(e).__name__)
                print(base64.b64encode(output.getvalue().encode('utf-8')).decode())
            """;
    private static final int PROGRAMS = 15;
    private static final int EXPRESSIONS = 300;

    @TempDir
    Path directory;

    @Test
    void programsPrintWhatPythonPrints() throws Exception {
        final long first = Long.getLong("braid.seed", 1);
        final List<Long> seeds =
                LongStream.range(first, first + Long.getLong("braid.programs", PROGRAMS)).boxed().toList();
        compare(seeds, seeds.stream().map(RandomProgram::program).toList());
    }

    @Test
    void expressionsGiveWhatTheyGiveInPython() throws Exception {
        final long seed = Long.getLong("braid.seed", 1);
        final RandomExpressions expressions = new RandomExpressions(seed);
        final StringBuilder braid = new StringBuilder("""
                fn told(x) => x
                fn format1(value, spec) { print(f"{value:{spec}}") }
                """);
        final StringBuilder python = new StringBuilder("""
                def told(x): return x
                def format1(value, spec): print(f"{value:{spec}}")
                """);
        for (int i = 0; i < EXPRESSIONS; i++) {
            final RandomExpressions.Text text = expressions.printed();
            braid.append("try { ").append(text.braid()).append(" } catch as e { print(e.kind) }\n");
            python.append("try: ").append(text.python()).append("\nexcept Exception as e: print(type(e).__name__)\n");
        }
        compare(List.of(seed), List.of(new RandomExpressions.Text(braid.toString(), python.toString())));
    }

    private void compare(final List<Long> seeds, final List<RandomExpressions.Text> programs) throws Exception {
        final List<String> input = new ArrayList<>();
        for (final RandomExpressions.Text program : programs) {
            input.add(Base64.getEncoder().encodeToString(program.python().getBytes(StandardCharsets.UTF_8)));
        }
        final List<String> output = Python.run(directory, RUNNER, input);
        for (int i = 0; i < programs.size(); i++) {
            final String expected =
                    words(new String(Base64.getDecoder().decode(output.get(i)), StandardCharsets.UTF_8));
            final Model model = Model.values()[i % Model.values().length];
            for (final boolean typed : new boolean[] {true, false}) {
                final String actual = words(run(programs.get(i).braid(), model, typed));
                if (!actual.equals(expected)) {
                    assertEquals(expected, actual, "program " + seeds.get(i) + " under " + model
                            + (typed ? "" : ", untyped") + ":\n" + programs.get(i).braid()
                            + "\nin Python:\n" + programs.get(i).python());
                }
            }
        }
    }

    /** What a program prints, and what is wrong with it if anything is. */
    private static String run(final String text, final Model model, final boolean typed) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Braid braid = Braid.builder().model(model).typed(typed).out(out).err(out).build();
        try {
            braid.run(braid.compile(new SourceFile("random.braid", text)));
        } catch (final Problem.Failure failure) {
            return failure.problems().toString();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Python's words for true, false and none are Braid's. */
    private static String words(final String output) {
        return output.replace("True", "true").replace("False", "false").replace("None", "none");
    }
}
