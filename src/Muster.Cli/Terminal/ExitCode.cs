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
}
