package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be sent is refused with its type, where it stands, and what to do. */
class NotSendableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keep(current_task())                  | argument 1 is a task and cannot be sent to another process; await it here, and send its result
            keep(1, [2, [3, current_task()]])     | argument 2[1][1] is a task and cannot be sent to another process; await it here, and send its result
            keep({'db': (1, current_task())})     | argument 1['db'][1] is a task and cannot be sent to another process; await it here, and send its result
            keep({1.5: {2: current_task()}})      | argument 1[1.5][2] is a task and cannot be sent to another process; await it here, and send its result
            keep({'k' * 100: current_task()})     | argument 1['kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…] is a task and cannot be sent to another process; await it here, and send its result
            keep({(1, current_task()): 2})        | argument 1.keys()[1] is a task and cannot be sent to another process; await it here, and send its result
            keep({current_task()})                | argument 1{…} is a task and cannot be sent to another process; await it here, and send its result
            keep(i for i in 0..3)                 | argument 1 is a generator and cannot be sent to another process; send list(…) of it
            keep(map(str, [1]))                   | argument 1 is a map and cannot be sent to another process; send list(…) of it
            keep({1: 2}.keys())                   | argument 1 is a dict_keys and cannot be sent to another process; send list(…) of it
            keep({1: 2}.items())                  | argument 1 is a dict_items and cannot be sent to another process; send list(…) of it
            keep(enumerate([1]))                  | argument 1 is an enumerate and cannot be sent to another process; send list(…) of it
            keep(Event())                         | argument 1 is an Event and cannot be sent to another process; make it in the task that uses it
            keep([Event()].append)                | argument 1[0] is an Event and cannot be sent to another process; make it in the task that uses it
            keep(gather([]))                      | argument 1 is a coroutine that waits for tasks and cannot be sent to another process; await it here, and send its result
            """)
    void aValueIsRefused(final String script, final String message) {
        assertEquals("NotSendableError: " + message, new Trip(script).refusal());
    }

    @Test
    void theVariableIsNamed() {
        assertEquals("NotSendableError: jobs[1] is a task and cannot be sent to another process ('work' uses 'jobs');"
                + " await it here, and send its result", new Trip("""
                let jobs = [1, current_task()]
                fn helper() => jobs
                fn work() => helper()
                keep(work)
                """).refusal());
        assertEquals("NotSendableError: job is a task and cannot be sent to another process ('work' uses 'job');"
                + " await it here, and send its result", new Trip("""
                fn make() { var job = current_task(); fn work() => job; job = current_task(); return work }
                keep([make()])
                """).refusal());
        assertEquals("NotSendableError: config['event'] is an Event and cannot be sent to another process"
                + " ('deeper' uses 'config'); make it in the task that uses it", new Trip("""
                let config = {'event': Event()}
                fn deeper() => config
                let table = {'deeper': deeper}
                fn work() => table['deeper']()
                keep(work)
                """).refusal());
        assertEquals("NotSendableError: e is an Event and cannot be sent to another process (the task uses 'e');"
                + " make it in the task that uses it", new Trip("fn f() { let e = Event(); return fn() => e }\nkeep(f())")
                .refusal());
        assertEquals("NotSendableError: e is an Event and cannot be sent to another process (the default of 'e' in 'f');"
                + " make it in the task that uses it", new Trip("fn f(a, e=Event()) => e\nkeep(f)").refusal());
    }

    @Test
    void anArgumentOfACoroutineIsNamed() {
        final String message = "NotSendableError: argument 2[0] is an Event and cannot be sent to another process"
                + " (argument 2 of 'f'); make it in the task that uses it";
        assertEquals(message, new Trip("async fn f(a, b) => a\nkeep([f(1, [Event()])])").refusal());
        assertEquals(message, new Trip("fn g() { let x = 1; return async fn(a, b) => x }\nkeep([g()(1, [Event()])])")
                .refusal().replace("'<fn>'", "'f'"));
    }

    @Test
    void aCoroutineThatRunsIsRefused() throws CorruptFrameException {
        final Trip trip = new Trip("async fn f(x) => x\nlet c = f(1)\nawait c\nkeep([c])");
        assertEquals("NotSendableError: argument 1[0] is a coroutine that was started and cannot be sent to another"
                + " process; await it here, and send its result", trip.refusal());
    }

    @Test
    void aVariableOfAnImportedScriptIsNamed(@TempDir final Path folder) throws IOException {
        Files.writeString(folder.resolve("tools.braid"), "let stop = Event()\nfn f() => 1\n");
        assertEquals("NotSendableError: tools.stop is an Event and cannot be sent to another process; make it in"
                + " the task that uses it", new Trip("""
                import "./tools.braid" as tools
                fn work() => tools.f()
                keep(work)
                """, folder).refusal());
    }

    @Test
    void aFunctionOfAnotherScriptIsRefused() {
        final Object foreign = new Trip("fn f() => 1\nkeep(f)").processes.kept()[0];
        final Trip trip = new Trip("fn f() => 2\nkeep(f)");
        final ScriptError error = assertThrows(
                ScriptError.class, () -> trip.encode(foreign));
        assertEquals("NotSendableError: argument 1 is a function of another script and cannot be sent to another process;"
                + " define it in this one", error.value().toString());
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertEquals("NotSendableError: argument 1[0][0][0][0]…[0][0][0][0] is nested more than 1000 deep and cannot be"
                + " sent to another process; send it in parts", new Trip("""
                var xs = []
                for _ in range(100_000) { xs = [xs] }
                keep(xs)
                """).refusal());
        assertEquals("NotSendableError: argument 1['next']['next']['next']['next']…['next']['next']['next']['next']"
                + " is nested more than 1000 deep and cannot be sent to another process; send it in parts", new Trip("""
                var node = none
                for i in range(100_000) { node = {'value': i, 'next': node} }
                keep(node)
                """).refusal());
        final String functions = new Trip("""
                var f = fn() => 1
                fn around(g) => fn() => g()
                for _ in range(100_000) { f = around(f) }
                keep(f)
                """).refusal();
        assertEquals("NotSendableError: g is nested more than 1000 deep and cannot be sent to another process"
                + " (the task uses 'g'); send it in parts", functions);
    }

    @Test
    void whatIsJustDeepEnoughArrives() throws CorruptFrameException {
        final Trip trip = new Trip("""
                var xs = []
                for _ in range(999) { xs = [xs] }
                keep(xs)
                """);
        Object inner = trip.start()[0];
        int depth = 0;
        while (((ListValue) inner).size() > 0) {
            inner = ((ListValue) inner).get(0);
            depth++;
        }
        assertEquals(999, depth);
    }

    @Test
    void afterARefusalTheEncoderCanBeUsed() throws CorruptFrameException {
        final Trip trip = new Trip("keep(['x' * 100, {1: current_task()}])");
        final ValueEncoder encoder = trip.encoder();
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    ScriptError.class, () -> encoder.encode(trip.processes.kept(), _ -> "it"));
            final ListValue list = ListValue.of("x".repeat(100), "x".repeat(100));
            final byte[] bytes = encoder.encode(new Object[] {list}, _ -> "it");
            Isomorphism.check(list, trip.decoder(trip.processes.there()).decode(bytes)[0]);
        }
    }
}
