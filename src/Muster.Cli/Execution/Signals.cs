// The signals of Linux by their names.
namespace Muster.Cli.Execution;

internal static class Signals
{
    public const int Terminate = 15;
    public const int Kill = 9;

    /// <summary>From 1 on. Source: signal(7), the numbering of x86 and Arm.</summary>
    private static readonly string[] Names =
    [
        "SIGHUP",
        "SIGINT",
        "SIGQUIT",
        "SIGILL",
        "SIGTRAP",
        "SIGABRT",
        "SIGBUS",
        "SIGFPE",
        "SIGKILL",
        "SIGUSR1",
        "SIGSEGV",
        "SIGUSR2",
        "SIGPIPE",
        "SIGALRM",
        "SIGTERM",
        "SIGSTKFLT",
        "SIGCHLD",
        "SIGCONT",
        "SIGSTOP",
        "SIGTSTP",
        "SIGTTIN",
        "SIGTTOU",
        "SIGURG",
        "SIGXCPU",
        "SIGXFSZ",
        "SIGVTALRM",
        "SIGPROF",
        "SIGWINCH",
        "SIGIO",
        "SIGPWR",
        "SIGSYS",
    ];

    /// <summary>A real-time signal has its number for a name.</summary>
    public static string NameOf(int number) => number >= 1 && number <= Names.Length ? Names[number - 1] : $"SIG{number}";

    /// <summary>The number of what <see cref="NameOf"/> answered.</summary>
    public static int NumberOf(string name) =>
        Array.IndexOf(Names, name) is >= 0 and var at
            ? at + 1
            : int.Parse(name.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture);
}
