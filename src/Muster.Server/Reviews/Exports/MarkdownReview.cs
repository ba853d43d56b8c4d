// A review as one Markdown file.
using System.Text;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using static Muster.Server.Reviews.Exports.SafeMarkdown;

namespace Muster.Server.Reviews.Exports;

public static class MarkdownReview
{
    public static string Write(ReviewRecord record, ExportPlace place)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(place);
        StringBuilder text = new();
        text.Append("# ").Append(Plain(ExportedText.Title(record))).Append("\n\n");
        foreach ((string name, string value) in ExportedText.Facts(record))
        {
            text.Append("- **").Append(name).Append(":** ").Append(Plain(value)).Append('\n');
        }

        foreach (ReviewSection section in Enum.GetValues<ReviewSection>().Where(one => one != ReviewSection.Lessons))
        {
            Section(text, record.Review, section, place);
        }

        Turning(text, record);
        Whys(text, record);
        Factors(text, record);
        Actions(text, record, place.At);
        Section(text, record.Review, ReviewSection.Lessons, place);
        Timeline(text, record);
        string address = place.Address($"/reviews/{record.Review.Incident}");
        return text.Append($"\n---\n\n{ExportedText.Origin(place)} <{address}>\n").ToString();
    }

    private static void Section(StringBuilder text, Review review, ReviewSection section, ExportPlace place)
    {
        if (review.Section(section) is { Length: > 0 } written)
        {
            text.Append("\n## ").Append(section.Label()).Append("\n\n").Append(Of(written, place.Root)).Append('\n');
        }
    }

    private static void Turning(StringBuilder text, ReviewRecord record)
    {
        if (record.TurningPoints.IsEmpty)
        {
            return;
        }

        text.Append("\n## Turning points\n\n");
        foreach (TurningPoint point in record.TurningPoints)
        {
            text.Append("- ").Append(ExportedText.Instant(point.At)).Append(" — ").Append(Plain(point.Words)).Append('\n');
        }
    }

    private static void Factors(StringBuilder text, ReviewRecord record)
    {
        if (!record.Review.StandingFactors.Any())
        {
            return;
        }

        text.Append("\n## What contributed\n\n");
        foreach (Factor factor in record.Review.StandingFactors)
        {
            text.Append("- ").Append(Plain(factor.Text)).Append(" (").Append(factor.Class.Label().ToLowerInvariant()).Append(')');
            text.Append(factor.Evidence is { } evidence ? $" *Evidence: {Plain(ExportedText.Evidence(record, evidence))}*\n" : "\n");
        }
    }

    private static void Whys(StringBuilder text, ReviewRecord record)
    {
        if (record.Review.Tree() is not { Count: > 0 } tree)
        {
            return;
        }

        text.Append("\n## Why it happened\n\n");
        foreach (PlacedWhy placed in tree)
        {
            string indent = new(' ', 2 * (placed.Depth - 1));
            text.Append(indent).Append("- ").Append(Plain(placed.Why.Text));
            if (placed.Why.RootCause is { } cause)
            {
                text.Append(" **(root cause: ").Append(cause.Class.Label().ToLowerInvariant()).Append(")**");
            }

            if (placed.Why.Evidence is { } evidence)
            {
                text.Append(" *Evidence: ").Append(Plain(ExportedText.Evidence(record, evidence))).Append('*');
            }

            text.Append('\n');
        }
    }

    private static void Actions(StringBuilder text, ReviewRecord record, DateTimeOffset now)
    {
        if (!record.Review.StandingActionItems.Any())
        {
            return;
        }

        text.Append("\n## What we will do\n\n| What | Owner | State | For | Priority | Seen by |\n|---|---|---|---|---|---|\n");
        foreach (ActionItem item in record.Review.StandingActionItems)
        {
            string[] cells =
            [
                item.Text,
                record.NameOf(item.Owner),
                ExportedText.State(record, item, now),
                item.Type.Label().ToLowerInvariant(),
                item.Priority.Label().ToLowerInvariant(),
                item.Verification ?? "",
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Plain)).Append(" |\n");
        }
    }

    private static void Timeline(StringBuilder text, ReviewRecord record)
    {
        text.Append("\n## Timeline\n\n");
        foreach ((DateTimeOffset at, string title, string body) in ExportedText.Timeline(record))
        {
            text.Append("- ").Append(ExportedText.Instant(at)).Append(" — ").Append(Plain(title));
            text.Append(body.Length > 0 ? ": " + Plain(body) : "").Append('\n');
        }

        text.Append(ExportedText.Left(record) is { } left ? $"\n{left}\n" : "");
    }
}
