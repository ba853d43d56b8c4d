// Where and when a review was taken along: a file outlives the page that it was made from.
namespace Muster.Server.Reviews.Exports;

/// <param name="Address">The full address of a path of this Muster.</param>
public sealed record ExportPlace(Func<string, string> Address, DateTimeOffset At)
{
    /// <summary>The address of this Muster, without a slash at its end.</summary>
    public string Root => Address("/").TrimEnd('/');

    /// <summary>Entries of the timeline in a file; what a longer night has more of stays in Muster.</summary>
    public const int EntriesMax = 1_000;
}
