package org.braidlang.engine;

import static org.braidlang.engine.Difference.Answer.MAY;
import static org.braidlang.engine.Difference.Answer.NO;
import static org.braidlang.engine.Difference.Answer.YES;

import java.util.Map;

/**
 * Where models differ by design: a statement about each, and a script that prints {@code true} where it holds. All else
 * is the same under every model, and the other tests run under each.
 *
 * <p>The answers stand in the order of {@link Model}: sequential, threads, gil, virtual, loop, processes.
 */
enum Difference {
    A_TASK_RUNS_AT_ITS_SPAWN(YES, MAY, MAY, MAY, NO, MAY, """
            shared var ran = false
            fn run() { ran = true }
            spawn run()
            print(ran)
            """),

    AN_AWAITED_SLEEP_LETS_OTHERS_RUN(NO, YES, YES, YES, YES, YES, """
            shared var told = false
            async fn listen() {
                for _ in 0..300 { if told { return true }; await sleep(1ms) }
                return told
            }
            let t = spawn listen()
            await sleep(1ms)
            told = true
            print(await t)
            """),

    A_BLOCKING_SLEEP_LETS_OTHERS_RUN(NO, YES, YES, YES, NO, YES, """
            shared var told = false
            fn listen() {
                for _ in 0..300 { if told { return true }; sleep(1ms) }
                return told
            }
            let t = spawn listen()
            await sleep(1ms)
            told = true
            print(await t)
            """),

    A_COMPUTATION_LETS_OTHERS_RUN(NO, YES, YES, YES, NO, YES, """
            shared var begun = 0
            let m = Lock()
            let end = clock() + 2
            async fn meet() {
                lock m { begun += 1 }
                while begun < 2 and clock() < end { }
                return begun == 2
            }
            let (first, second) = parallel { meet(); meet() }
            print(first and second)
            """),

    A_BLOCKING_WAIT_FOR_A_TASK_ENDS(NO, YES, YES, YES, NO, YES, """
            let e = Event()
            let c = Channel()
            async fn answer() { await e.wait(); await c.send(1) }
            let t = spawn answer()
            e.set()
            print(try { c.receive() == 1 } catch DeadlockError { false })
            await t
            """),

    TASKS_SHARE_VARIABLES(YES, YES, YES, YES, YES, NO, """
            var n = 0
            fn set() { n = 1 }
            await spawn set()
            print(n == 1)
            """),

    TASKS_SHARE_VALUES(YES, YES, YES, YES, YES, NO, """
            let xs = [1]
            fn add(items) { items.append(2); return items }
            let ys = await spawn add(xs)
            ys.append(3)
            print(xs == [1, 2, 3])
            """),

    ALL_VALUES_CAN_BE_GIVEN_TO_TASKS(YES, YES, YES, YES, YES, NO, """
            fn name(task) => task.name
            print(try { await spawn name(current_task()) == "main" } catch NotSendableError { false })
            """),

    ALL_TASKS_RUN_IN_ONE_PROCESS(YES, YES, YES, YES, YES, NO, """
            import process
            fn where() => process.pid()
            print(await spawn where() == process.pid())
            """),

    AN_AUGMENTED_ASSIGNMENT_IS_NEVER_LOST(YES, MAY, YES, MAY, YES, MAY, """
            shared var n = 0
            fn add() { for _ in 0..20_000 { n += 1 } }
            parallel { add(); add() }
            print(n == 40_000)
            """),

    A_CALL_BETWEEN_READING_AND_WRITING_LOSES_NOTHING(YES, MAY, MAY, MAY, YES, MAY, """
            shared var n = 0
            fn next(k) => k + 1
            fn add() { for _ in 0..20_000 { n = next(n) } }
            parallel { add(); add() }
            print(n == 40_000)
            """),

    A_TASK_CAN_BE_CANCELLED_BEFORE_IT_RUNS(NO, MAY, MAY, MAY, YES, MAY, """
            shared var ran = false
            fn run() { ran = true }
            let t = spawn run()
            t.cancel()
            try { await t } catch CancelledError { }
            print(not ran)
            """),

    THE_WORD_AFTER_ON_CHOOSES_WHERE_A_TASK_RUNS(NO, YES, YES, YES, YES, YES, """
            import process
            fn where() => process.pid()
            print(await spawn where() on processes != process.pid())
            """);

    /** What holds of a model. */
    enum Answer {
        YES, NO,
        /** It depends on who is faster. */
        MAY
    }

    final String script;
    private final Map<Model, Answer> answers;

    Difference(final Answer sequential, final Answer threads, final Answer gil, final Answer virtual,
            final Answer loop, final Answer processes, final String script) {
        this.script = script;
        this.answers = Map.of(Model.SEQUENTIAL, sequential, Model.THREADS, threads, Model.GIL, gil,
                Model.VIRTUAL, virtual, Model.LOOP, loop, Model.PROCESSES, processes);
    }

    Answer of(final Model model) {
        return answers.get(model);
    }
}
