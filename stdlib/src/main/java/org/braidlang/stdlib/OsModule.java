package org.braidlang.stdlib;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.None;

/** {@code os}: the process, its environment and arguments, and paths as text. */
public final class OsModule implements Library {
    private static final int MAX_STATUS = 255;

    @Override
    public String name() {
        return "os";
    }

    @Override
    public Map<String, Object> members() {
        return members(List.of());
    }

    @Override
    public Map<String, Object> members(final List<String> arguments) {
        final Map<String, Object> members = new HashMap<>(OsModuleTable.FUNCTIONS);
        final DictValue environment = new DictValue();
        new TreeMap<>(System.getenv()).forEach(environment::put);
        members.put("environ", environment);
        members.put("args", ListValue.of(arguments.toArray()));
        members.put("sep", java.io.File.separator);
        members.put("linesep", System.lineSeparator());
        members.put("name", java.io.File.separatorChar == '\\' ? "nt" : "posix");
        members.put("path", new ModuleValue("os.path", Map.copyOf(OsPathTable.FUNCTIONS)));
        return members;
    }

    /** The number of this process; a worker has its own. */
    @Builtin("getpid()")
    static long getpid() {
        return ProcessHandle.current().pid();
    }

    /** The number of the process that started this one. */
    @Builtin("getppid()")
    static long getppid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    /** How many processors there are. */
    @Builtin("cpu_count()")
    static long cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** What {@code environ} has for this name, or the default. */
    @Builtin("getenv(key, default=none)")
    static Object getenv(final Task task, final String key, final Object otherwise) {
        final ModuleValue os = (ModuleValue) Globals.module(task, "os");
        final Object value = os.get("environ") instanceof DictValue environment ? environment.get(key) : null;
        return value == null ? otherwise : value;
    }

    /** The directory in which the script was started. */
    @Builtin("getcwd()")
    static String getcwd() {
        return Path.of("").toAbsolutePath().toString();
    }

    /** Ends the script, from any task, with this exit status. */
    @Builtin("exit(status=0)")
    static void exit(final Task task, final Object status) {
        final long number;
        if (status == None.NONE) {
            number = 0;
        } else {
            number = Integers.of(status).longValue();
        }
        if (number < 0 || number > MAX_STATUS) {
            throw Errors.valueError("an exit status must be from 0 to " + MAX_STATUS + ", not " + number);
        }
        throw task.execution().exit(task, (int) number);
    }

    /** Ends the process that makes the call at once: a worker, or the script itself. No finally block runs. */
    @Builtin("_exit(status)")
    static void exitNow(final Task task, final long status) {
        if (status < 0 || status > MAX_STATUS) {
            throw Errors.valueError("an exit status must be from 0 to " + MAX_STATUS + ", not " + status);
        }
        throw task.execution().resources().endProcess(task, (int) status);
    }

    /** Sends a signal, given by its number, to a process: 9 ends it, 15 asks it to end. */
    @Builtin("kill(pid, signal)")
    static void kill(final Task task, final long pid, final long signal) {
        Signals.send(task, pid, signal);
    }

    /** The names in a directory, sorted. */
    @Builtin("listdir(path='.')")
    static ListValue listdir(final String path) {
        final Path directory = OsPath.path(path);
        final String[] names = directory.toFile().list();
        if (names == null) {
            throw Errors.ioError(
                    Files.exists(directory) ? "'" + path + "' is no directory" : "there is no '" + path + "'");
        }
        final Object[] sorted = Arrays.copyOf(names, names.length, Object[].class);
        Arrays.sort(sorted);
        return ListValue.of(sorted);
    }
}
