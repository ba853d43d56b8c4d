// How somebody gets into the demo.
using Muster.Cli.Terminal;

namespace Muster.Cli.Demo;

/// <param name="Password">Of every demo account; null when this Muster was not seeded now.</param>
/// <param name="PasswordFile">Where it stands; null when there is none: this is nobody's demo.</param>
internal sealed record DemoDoor(string? Password, string? PasswordFile)
{
    public const string Admin = "ana@streamflow.example";

    /// <summary>Whether this Muster was seeded as a demo, now or before. One that somebody uses never is.</summary>
    public bool IsDemo => PasswordFile is not null;

    /// <summary>Goes to standard error: standard output is the log's.</summary>
    public void Tell(IEnumerable<string> urls)
    {
        Screen.Aside("");
        if (!IsDemo)
        {
            Screen.Aside(
                "This Muster already has an organisation: nothing was seeded. For a fresh demo give it a directory of its own: MUSTER_DATA=./demo"
            );
        }
        else
        {
            string? at = urls.FirstOrDefault()?.Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
            Screen.Aside($"The demo runs at {at}");
            Screen.Aside($"  Command your first incident, against a simulated system: open {at}/drills and press \"Play a drill now\".");
            Screen.Aside("  No account is needed on this machine; a second browser comes in as somebody else, so that two can play.");
            Screen.Aside(
                $"  Sign in as {Admin} (admin), or as any other of StreamFlow's people, such as ben@streamflow.example (responder)."
            );
            Screen.Aside($"  Password: {(Password is null ? "" : Password + "  ")}(kept in {PasswordFile})");
            Screen.Aside("  Mail goes nowhere: each message is a file under mail in the data directory.");
        }

        Screen.Aside("");
    }
}
