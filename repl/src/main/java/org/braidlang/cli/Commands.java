package org.braidlang.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.problems.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command but the running of a script: help, version, and those that are not there yet. */
final class Commands {
    static final String VERSION = "0.1.0";
    private static final int WIDTH = 100;

    /** The commands that the language's specification names and this version does not have. */
    private static final Map<String, String> LATER = later();

    private Commands() {}

    private static Map<String, String> later() {
        final Map<String, String> later = new LinkedHashMap<>();
        later.put("compare", "every model side by side: time, CPU, memory, results, advice");
        later.put("explain", "what each construct of a script becomes under a model");
        later.put("test", "run the test blocks of scripts under every model");
        later.put("check", "find faults and pitfalls without running");
        later.put("fmt", "lay out scripts in the one way");
        return later;
    }

    /** Whether a first word of the command line is a command's name, and so no script. */
    static boolean isCommand(final String word) {
        return switch (word) {
            case "run", "help", "version", "compare", "explain", "test", "check", "fmt" -> true;
            default -> false;
        };
    }

    static int run(final String[] words, final Terminal terminal) throws UsageError {
        if (words.length == 0) {
            throw new UsageError("the REPL is not available yet. To run a script: braid run SCRIPT; more: braid help");
        }
        return switch (words[0]) {
            case "help", "-h", "--help" -> help(words.length > 1 ? words[1] : "", terminal);
            case "run" -> help("run", terminal);
            case "version", "-V", "--version" -> {
                terminal.print(terminal.out(), "Braid " + VERSION + "\n");
                yield ExitStatus.DONE;
            }
            default -> throw notThere(words[0]);
        };
    }

    private static UsageError notThere(final String word) {
        if (LATER.containsKey(word)) {
            return new UsageError("the command '" + word + "' is not available yet");
        }
        final String near = Suggestions.closest(word, names());
        return new UsageError("there is no command and no script '" + word + "'"
                + (near == null ? "; see: braid help" : ". Did you mean 'braid " + near + "'?"));
    }

    private static List<String> names() {
        return List.of("run", "help", "version", "compare", "explain", "test", "check", "fmt");
    }

    private static int help(final String command, final Terminal terminal) throws UsageError {
        final CommandLine braid = new CommandLine(braidCommand());
        final CommandLine shown = command.isEmpty() ? braid : braid.getSubcommands().get(command);
        if (shown == null) {
            throw notThere(command);
        }
        final StringWriter text = new StringWriter();
        shown.usage(new PrintWriter(text), Ansi.OFF);
        terminal.print(terminal.out(), text.toString());
        return ExitStatus.DONE;
    }

    private static CommandSpec braidCommand() {
        final CommandSpec braid = CommandSpec.create().name("braid");
        braid.usageMessage()
                .width(WIDTH)
                .customSynopsis("braid [run] SCRIPT [OPTIONS] [ARGS…]", "       braid COMMAND …")
                .description("Runs a script on threads of several kinds, on an event loop, in worker processes,",
                        "or one task after the other.")
                .commandListHeading("%nCommands:%n")
                .footer("", "Exit status: 0 done; 1 the script failed; 2 the command line or the script's text is wrong;",
                        "124 the time given by --timeout is up; 130 interrupted.");
        braid.addSubcommand("run", runCommand());
        braid.addSubcommand("help", described("show this, or the help of a command: braid help run"));
        braid.addSubcommand("version", described("show the version"));
        LATER.forEach((name, description) -> braid.addSubcommand(name, described(description + " (not yet)")));
        return braid;
    }

    private static CommandSpec described(final String description) {
        final CommandSpec command = CommandSpec.create();
        command.usageMessage().description(description);
        return command;
    }

    /** For the help only: {@link RunArguments} reads these options. */
    static CommandSpec runCommand() {
        final CommandSpec run = described("run a script");
        run.usageMessage()
                .width(WIDTH)
                .customSynopsis("braid [run] [OPTIONS] SCRIPT [OPTIONS] [--] [ARGS…]",
                        "       braid [run] [OPTIONS] -e CODE [ARGS…]")
                .footer("", "Options stand before the script or directly after it. From the first other word, or from --,",
                        "everything belongs to the script, which finds it in os.args.");
        run.addPositional(PositionalParamSpec.builder()
                .paramLabel("SCRIPT").description("the script's file, or - for standard input").build());
        run.addOption(option("--model", "M", "threads (the default), gil, virtual, loop, processes or sequential"));
        run.addOption(option("--timeout", "D", "end the script with status 124 after this long: 500ms, 2s, 1.5, 2min"));
        run.addOption(option("--workers", "N", "how many worker processes there may be; as many as cores unless given"));
        run.addOption(option("--switch-interval", "D",
                "under gil, how long a thread keeps the lock that others wait for: 5ms unless given"));
        run.addOption(option("--dump", "WHAT", "show the script as ast, ir or bytecode instead of running it"));
        run.addOption(option("-e", "CODE", "run this text"));
        run.parser().separator(" ");
        run.addOption(OptionSpec.builder("--help", "-h").usageHelp(true).description("show this").build());
        return run;
    }

    private static OptionSpec option(final String name, final String value, final String description) {
        return OptionSpec.builder(name).paramLabel(value).type(String.class).description(description).build();
    }
}
