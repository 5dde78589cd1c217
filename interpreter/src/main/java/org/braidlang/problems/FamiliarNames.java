package org.braidlang.problems;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that people know from other languages, and what Braid has in their place. */
public final class FamiliarNames {
    private static final String SHARED = "'shared var n = 0' is a variable that every task sees, whatever process it runs in";
    private static final String EXIT = "put 'import os' above, and write 'os.exit(n)'";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            is("None", "none"), is("null", "none"), is("nil", "none"), is("NULL", "none"),
            is("undefined", "none"), is("True", "true"), is("TRUE", "true"),
            is("False", "false"), is("FALSE", "false"),
            is("println", "print(…)"), is("printf", "print(f\"{value:.2f}\")"), is("puts", "print(…)"),
            is("echo", "print(…)"), is("console", "print(…)"), is("System", "print(…)"),
            is("fmt", "print(f\"…\")"), is("length", "len(xs)"), is("size", "len(xs)"),
            is("append", "xs.append(x)"), is("push", "xs.append(x)"), is("toString", "str(x)"),
            is("parseInt", "int(text)"), is("parseFloat", "float(text)"), is("string", "str(x)"),
            is("String", "str(x)"), is("boolean", "bool(x)"), is("Promise", "gather(tasks)"),
            is("setTimeout", "spawn { await sleep(1s); … }"), is("wait", "await sleep(1s)"),
            is("delay", "await sleep(1s)"), is("Exception", "Error"), is("OSError", "IOError"),
            is("FileNotFoundError", "IOError"), is("RuntimeError", "Error"), is("Queue", "Channel()"),
            is("queue", "Channel()"), is("SimpleQueue", "Channel()"), is("JoinableQueue", "Channel()"),
            is("Pipe", "Channel()"), is("Mutex", "Lock()"), is("RLock", "Lock()"), is("mutex", "Lock()"),
            is("BoundedSemaphore", "Semaphore(n)"), is("WaitGroup", "parallel { … }"),
            is("ensure_future", "spawn f(x)"), is("current_thread", "current_task()"),
            is("current_process", "current_task()"), is("perf_counter", "clock()"), is("monotonic", "clock()"),
            is("deque", "a list, with xs.append(x) and xs.pop(0)"), is("defaultdict", "d.setdefault(key, [])"),
            is("Counter", "d[x] = d.get(x, 0) + 1"), is("frozenset", "a tuple, where it is to be a key"),
            Map.entry("self", "Braid has no classes: pass the value as a parameter"),
            Map.entry("this", "Braid has no classes: pass the value as a parameter"),
            Map.entry("super", "Braid has no classes"),
            Map.entry("class", "Braid has no classes: use functions and dicts"),
            Map.entry("struct", "Braid has no classes: use functions and dicts"),
            Map.entry("threading", "threads are built in: 'spawn f(x)' starts a task, 'Lock()' makes a lock, and "
                    + "'--model threads' runs tasks on threads"),
            Map.entry("Thread", "'let t = spawn f(x)' starts a task, 'await t' waits for it"),
            Map.entry("thread", "'let t = spawn f(x)' starts a task, 'await t' waits for it"),
            Map.entry("go", "'spawn f(x)' starts a task"),
            Map.entry("launch", "'spawn { … }' starts a task"),
            Map.entry("Process", "'let t = spawn f(x)' starts a task; '--model processes' runs tasks in processes"),
            Map.entry("asyncio", "waiting is built in: 'await f()', 'spawn f()', 'await gather(tasks)', "
                    + "'await sleep(1s)'; the top level can 'await', so nothing replaces 'asyncio.run'"),
            Map.entry("multiprocessing", "processes are built in: 'parallel for x in xs { … }' with "
                    + "'--model processes'"),
            Map.entry("concurrent", "pools are built in: 'parallel(limit=4) for x in xs { … }'"),
            Map.entry("ThreadPoolExecutor", "a pool is built in: 'parallel(limit=4) for x in xs { … }'"),
            Map.entry("ProcessPoolExecutor", "a pool is built in: 'parallel(limit=4) for x in xs { … }'"),
            Map.entry("Pool", "a pool is built in: 'parallel(limit=4) for x in xs { … }'"),
            Map.entry("create_task", "'spawn f(x)' starts a task"),
            Map.entry("Future", "'spawn f(x)' gives a task, 'await t' its value"),
            Map.entry("TaskGroup", "'parallel { … }' waits for all its tasks, and cancels them when one fails"),
            Map.entry("wait_for", "'timeout 2s { … }' limits the time of a block"),
            Map.entry("Timer", "'spawn { await sleep(2s); f() }' calls it later"),
            Map.entry("to_thread", "'await spawn f(x) on threads' keeps what blocks off the loop"),
            Map.entry("run_in_executor", "'await spawn f(x) on processes' keeps what computes off the loop, "
                    + "'on threads' what blocks"),
            Map.entry("get_event_loop", "the loop is built in: 'await f()', also at the top level"),
            Map.entry("get_running_loop", "the loop is built in: 'await f()', also at the top level"),
            Map.entry("Condition", "an 'Event()' lets all go on that wait for it, a 'Channel()' hands on items"),
            Map.entry("Value", SHARED), Map.entry("Array", SHARED), Map.entry("Manager", SHARED),
            Map.entry("shared_memory", SHARED),
            Map.entry("__name__", "leave it out: workers do not run the top level of a script"),
            Map.entry("exit", EXIT), Map.entry("quit", EXIT),
            Map.entry("lock", "'let m = Lock()' makes a lock, and 'lock m { … }' holds it for a block"),
            Map.entry("timeout", "'timeout 2s { … }' limits the time of a block"),
            Map.entry("global", "variables of outer blocks can be assigned as they are: leave 'global' out"),
            Map.entry("nonlocal", "variables of outer blocks can be assigned as they are: leave 'nonlocal' out"),
            Map.entry("yield", "Braid has no 'yield': use a 'Channel', or '(… for x in xs)' as a sole argument"),
            Map.entry("switch", "use 'if … else if … else'"),
            Map.entry("match", "use 'if … else if … else'"),
            Map.entry("do", "use 'while true { … if done { break } }'"),
            Map.entry("pass", "leave the block empty: '{ }'"),
            Map.entry("open", "Braid has no module for files yet; 'input()' reads lines of standard input"),
            Map.entry("requests", "Braid has no module for HTTP yet"),
            Map.entry("sys", "put 'import os' above, and use 'os.args', 'os.exit(n)'"),
            Map.entry("urllib", "Braid has no module for HTTP yet"),
            Map.entry("sqlite3", "Braid has no module for databases yet"));

    private FamiliarNames() {}

    /** What to write in place of a name, or null. */
    public static @Nullable String advice(final String name) {
        return ADVICE.get(name);
    }

    private static Map.Entry<String, String> is(final String name, final String braid) {
        return Map.entry(name, "in Braid it is '" + braid + "'");
    }
}
