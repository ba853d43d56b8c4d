// How a review is drafted, and how its sections are written.
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class SectionRules
{
    /// <summary>Once: a resolution after a reopening finds the review that people wrote in, and keeps every word of it.</summary>
    public static Decision<ReviewEvent> Draft(Review review, ReviewCommand.Draft command)
    {
        if (review.Exists)
        {
            return GoOn(review, command);
        }

        FieldErrors errors = new FieldErrors()
            .Text("title", command.Title, ReviewLimits.TitleCharactersMax)
            .OptionalText("summary", command.Summary, ReviewLimits.SectionCharactersMax)
            .OptionalText("impact", command.Impact, ReviewLimits.SectionCharactersMax)
            .OptionalText("detection", command.Detection, ReviewLimits.SectionCharactersMax)
            .OptionalText("response", command.Response, ReviewLimits.SectionCharactersMax);
        return errors.Any
            ? ReviewRejections.Invalid(errors)
            : new Drafted(
                command.Incident,
                command.Title.Trim(),
                command.Severity,
                Tidy(command.Summary),
                Tidy(command.Impact),
                Tidy(command.Detection),
                Tidy(command.Response),
                command.DueAt?.ToUniversalTime(),
                command.By,
                command.At
            );
    }

    /// <summary>The incident was resolved anew, so the review is open, and due, anew.</summary>
    private static Decision<ReviewEvent> GoOn(Review review, ReviewCommand.Draft command)
    {
        List<ReviewEvent> events = [];
        if (review.Closure is not null)
        {
            events.Add(
                new Reopened("The incident was reopened after the review was closed, and is resolved again.", command.By, command.At)
            );
        }

        if (command.DueAt?.ToUniversalTime() is { } due && due != review.DueAt)
        {
            events.Add(new DueMoved(due, command.By, command.At));
        }

        return events.Count == 0 ? ReviewReasons.AlreadyDrafted : new Decision<ReviewEvent>.Accepted([.. events]);
    }

    /// <summary>An empty text clears the section.</summary>
    public static Decision<ReviewEvent> Write(Review review, ReviewCommand.WriteSection command)
    {
        FieldErrors errors = new FieldErrors().OptionalText("text", command.Text, ReviewLimits.SectionCharactersMax);
        return errors.Any ? ReviewRejections.Invalid(errors)
            : review.Section(command.Section) == Tidy(command.Text) ? ReviewReasons.Unchanged
            : new SectionWritten(command.Section, Tidy(command.Text), command.By, command.At);
    }

    private static string Tidy(string? text) => (text ?? "").Trim();
}
