// Everything that the five whys of a debrief show to one reader.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;

namespace Muster.Server.Drills.Pages;

public sealed record WhysView(DrillWhys Whys, Caller Reader, string Rev)
{
    /// <summary>Whys that are there to be filled in before one asks for more.</summary>
    public const int RowsAtFirst = 5;

    /// <summary>The one thing to take along. It says the answer: it comes after the reader's own whys, and is folded before.</summary>
    public string Lesson => Whys.Whole.Run.Variant.Lesson;

    public DrillId Id => Whys.Whole.Drill.Id;

    public string Topics => TopicsOf(Id);

    public string Url => $"/drills/{Id}/whys";

    /// <summary>What the reader said last; null when they said nothing yet.</summary>
    public CheckedExplanation? Mine => Whys.Explanations.FirstOrDefault(one => one.Explanation.By == Reader.Actor);

    /// <summary>The answer at a place of the form, as the reader gave it; at first what customers felt, and nothing.</summary>
    public DrillWhy RowAt(int place) =>
        Mine is { } mine
            ? mine.Explanation.Whys.ElementAtOrDefault(place) ?? new("", "", IsRoot: false)
            : new(place == 0 ? Whys.FirstSigns : "", "", IsRoot: false);

    public static string TopicsOf(DrillId id) => $"drill:{id}";
}
