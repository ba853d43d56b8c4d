// What a run of the bench is asked to do.
using System.Globalization;

namespace Muster.Bench.Asking;

/// <param name="Runs">Each figure is the median of so many.</param>
/// <param name="Only">The works to do.</param>
/// <param name="IsQuick">Small numbers: whether it works, not how fast it is.</param>
/// <param name="Json">The file that the figures are written to; null for none.</param>
/// <param name="IsMarkdown">The table for a document.</param>
/// <param name="Connections">Null for what each work takes by itself.</param>
/// <param name="IsOnPostgres">The lists are asked for on PostgreSQL; all else is on SQLite.</param>
public sealed record BenchOptions(
    int Runs,
    IReadOnlySet<string> Only,
    bool IsQuick,
    string? Json,
    bool IsMarkdown,
    int? Connections,
    bool IsOnPostgres
)
{
    private const int Connected = 8;

    /// <summary>One alert a request comes from many: who sends one after another over a few connections waits for the disk, and no more than a few a flush can come.</summary>
    private const int ConnectedForSingles = 64;

    /// <summary>Takes minutes to fill a database, so that it is done when it is asked for by name, or quickly.</summary>
    private const string Lists = "lists";

    public static readonly IReadOnlyList<string> Works =
    [
        "distinct",
        "repeated",
        "latency",
        "memory",
        "restart",
        "simulator",
        "subscribers",
        "readers",
        "year",
        Lists,
    ];

    public const string Usage =
        "bin/bench [--quick] [--runs N] [--only distinct,repeated,latency,memory,restart,simulator,subscribers,readers,year,lists] [--connections N] [--postgres] [--json FILE] [--markdown]";

    /// <summary>Whether any work is done beside servers; the simulator runs in the bench itself.</summary>
    public bool NeedsServers => Only.Any(work => work != "simulator");

    /// <summary>How many senders there are for batches of a size.</summary>
    public int ConnectionsFor(int batch) => Connections ?? (batch == 1 && !IsQuick ? ConnectedForSingles : Connected);

    /// <summary>The options, or every mistake in the arguments.</summary>
    public static (BenchOptions? Options, IReadOnlyList<string> Wrong) Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        BenchOptions options = new(3, Works.ToHashSet(StringComparer.Ordinal), false, null, false, null, false);
        List<string> wrong = [];
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? argument))
        {
            options = argument switch
            {
                "--quick" => options with { IsQuick = true, Runs = 1 },
                "--markdown" => options with { IsMarkdown = true },
                "--postgres" => options with { IsOnPostgres = true },
                "--runs" => options with { Runs = Number(argument, left, 50, wrong) },
                "--connections" => options with { Connections = Number(argument, left, 256, wrong) },
                "--json" => options with { Json = Value(argument, left, wrong) },
                "--only" => options with { Only = Chosen(Value(argument, left, wrong), wrong) },
                _ => Unknown(argument, options, wrong),
            };
        }

        if (!arguments.Contains("--only", StringComparer.Ordinal) && !options.IsQuick)
        {
            options = options with { Only = Works.Where(work => work != Lists).ToHashSet(StringComparer.Ordinal) };
        }

        return wrong.Count == 0 ? (options, wrong) : (null, wrong);
    }

    private static BenchOptions Unknown(string argument, BenchOptions options, List<string> wrong)
    {
        wrong.Add($"'{argument}' is no option of the bench.");
        return options;
    }

    private static string Value(string name, Queue<string> left, List<string> wrong)
    {
        if (left.TryDequeue(out string? value))
        {
            return value;
        }

        wrong.Add($"{name} needs a value.");
        return "";
    }

    private static int Number(string name, Queue<string> left, int most, List<string> wrong)
    {
        string value = Value(name, left, wrong);
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most)
        {
            return number;
        }

        wrong.Add($"{name} takes a number from 1 to {most}, and not '{value}'.");
        return 1;
    }

    private static HashSet<string> Chosen(string list, List<string> wrong)
    {
        HashSet<string> chosen = list.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(
            chosen.Except(Works, StringComparer.Ordinal).Select(one => $"--only takes {string.Join(", ", Works)}, and not '{one}'.")
        );
        return chosen;
    }
}
