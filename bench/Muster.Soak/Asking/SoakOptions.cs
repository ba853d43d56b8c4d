// What a soak is asked to do.
using System.Globalization;

namespace Muster.Soak.Asking;

/// <param name="Seconds">It begins no round after so many.</param>
/// <param name="Rounds">It begins no more rounds than so many; null: as many as fit.</param>
/// <param name="Seed">Decides what is sent and after how many accepted signals each fault strikes.</param>
public sealed record SoakOptions(int Seconds, int? Rounds, int Seed, bool IsPostgres, string Mode)
{
    public static readonly IReadOnlyList<string> Modes = ["kill", "diskfull", "readonly", "turnreadonly", "pgoutage", "twonodes"];
    private static readonly string[] NeedPostgres = ["pgoutage", "twonodes"];
    private static readonly string[] NeedSqlite = ["diskfull", "readonly", "turnreadonly"];

    public const string Usage = """
        bin/soak [--seconds N] [--seed S] [--rounds K] [--database sqlite|postgres] [--mode MODE]

        Sends alerts, breaks the server while they come in, and holds what it has afterwards against what its senders were told.
        Ends with 0 when every promise was kept, with 1 when one was broken, with 2 when the arguments are wrong.

          --seconds N    begin no round after so many (60)
          --rounds K     begin no more than so many rounds (as many as fit)
          --seed S       decides what is sent, and after how many accepted signals each fault strikes (1)
          --database D   sqlite or postgres, for the mode kill (sqlite)
          --mode MODE    what strikes (kill):
            kill         the server is killed with -9 and started again
            diskfull     a small disk fills up, and is freed (needs root)
            readonly     after a kill the disk is read-only: it must say so in one line, and start when it may write (needs root)
            turnreadonly while it runs its directory turns read-only, and may be written again (needs root and ext4 or the like)
            pgoutage     PostgreSQL dies without a checkpoint, and comes back
            twonodes     of two servers on one PostgreSQL one is killed, by turns, while the other carries on
        """;

    /// <summary>The options, or every mistake in the arguments.</summary>
    public static (SoakOptions? Options, IReadOnlyList<string> Wrong) Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        List<string> wrong = [];
        Dictionary<string, string> given = Read(arguments, wrong);
        string mode = Chosen(given, "--mode", Modes, "kill", wrong);
        bool needsPostgres = NeedPostgres.Contains(mode, StringComparer.Ordinal);
        string database = Chosen(given, "--database", ["sqlite", "postgres"], needsPostgres ? "postgres" : "sqlite", wrong);
        if (needsPostgres && database == "sqlite")
        {
            wrong.Add($"--mode {mode} is about PostgreSQL, and --database says sqlite.");
        }

        if (NeedSqlite.Contains(mode, StringComparer.Ordinal) && database == "postgres")
        {
            wrong.Add($"--mode {mode} is about the data directory, and --database says postgres.");
        }

        SoakOptions options = new(
            Number(given, "--seconds", wrong) ?? 60,
            Number(given, "--rounds", wrong),
            Number(given, "--seed", wrong) ?? 1,
            database == "postgres",
            mode
        );
        return wrong.Count == 0 ? (options, wrong) : (null, wrong);
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> arguments, List<string> wrong)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        for (int at = 0; at < arguments.Count; at += 2)
        {
            if (arguments[at] is not ("--seconds" or "--rounds" or "--seed" or "--database" or "--mode"))
            {
                wrong.Add($"'{arguments[at]}' is no option of the soak.");
            }
            else if (at + 1 == arguments.Count)
            {
                wrong.Add($"{arguments[at]} needs a value.");
            }
            else
            {
                given[arguments[at]] = arguments[at + 1];
            }
        }

        return given;
    }

    private static string Chosen(
        Dictionary<string, string> given,
        string name,
        IReadOnlyList<string> allowed,
        string otherwise,
        List<string> wrong
    )
    {
        string value = given.GetValueOrDefault(name, otherwise);
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            wrong.Add($"{name} takes {string.Join(", ", allowed)}, and not '{value}'.");
        }

        return value;
    }

    private static int? Number(Dictionary<string, string> given, string name, List<string> wrong)
    {
        if (!given.TryGetValue(name, out string? text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        {
            return number;
        }

        wrong.Add($"{name} takes a whole number above 0, and not '{text}'.");
        return null;
    }
}
