// What the exit codes of `muster` mean; scripts rely on them.
namespace Muster.Cli.Terminal;

internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A rule of Muster refused it in this state.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the input is wrong, whatever the state.</summary>
    public const int Usage = 2;

    /// <summary>The server or the database cannot be reached.</summary>
    public const int Unavailable = 3;

    public const int NotFound = 4;

    public const int Forbidden = 5;

    /// <summary>The record was changed behind Muster's back.</summary>
    public const int VerificationFailed = 6;

    /// <summary>The record contradicts nothing, but there is nothing outside the database to compare it with.</summary>
    public const int NotProved = 7;

    /// <summary>What the shell reports when Ctrl-C ended a command; where it only withdraws something, the process answers it itself.</summary>
    public const int Interrupted = 130;

    /// <summary>Every code with its meaning, for the help and the documentation.</summary>
    public static readonly IReadOnlyList<(int Code, string Meaning)> All =
    [
        (Done, "Done. 'serve' and 'watch': stopped as they were told to, by Ctrl-C or SIGTERM."),
        (
            Refused,
            "Refused: a rule of Muster does not allow it as things stand. Nothing was changed; the message says which rule. 'gate': stop."
        ),
        (
            Usage,
            "Wrong input: the command line, a setting or a file. Nothing was changed; every mistake is named. 'gate': it cannot tell, whatever the cause."
        ),
        (Unavailable, "Not available: the server, the database, the data directory or the address cannot be used."),
        (NotFound, "Not found: there is no incident, person, key, schedule or scenario of this name."),
        (Forbidden, "Not allowed: the key is not known, or may not do this."),
        (VerificationFailed, "The record is not as it was written ('verify', 'restore')."),
        (
            NotProved,
            "Not proved: the record agrees with itself, and there is no anchor outside the database to compare it with ('verify')."
        ),
        (
            Interrupted,
            "Interrupted by Ctrl-C (every command but 'serve' and 'watch'). Look before you repeat it: the server may have done it."
        ),
    ];
}
