// Whether a text comes back from every database as the same bytes.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>
/// PostgreSQL refuses NUL, and a lone surrogate is changed by one database and refused by the other. The edge cleans both away; a text that still
/// carries one here is a bug of the caller, and storing it would break the chain of hashes.
/// </summary>
public static class StorableText
{
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return false;
        }

        for (int at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }

    /// <summary>An <see cref="ArgumentException"/> when any text of the commit cannot be kept unchanged.</summary>
    public static void Require(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        foreach (Append append in commit.Appends)
        {
            Require(append.Stream.Category, append.Stream.Key);
            foreach (NewEvent happened in append.Events)
            {
                Require(happened.Type, happened.Data, happened.Actor);
            }
        }

        foreach (TimerEntry timer in commit.TimersSet)
        {
            Require(timer.Id, timer.Kind, timer.Subject);
        }

        foreach (OutboxMessage message in commit.Outbox)
        {
            Require(message.Key, message.Channel, message.Address, message.Subject, message.Payload);
        }

        foreach (HurriedMessage hurried in commit.OutboxHurried)
        {
            Require(hurried.Key);
        }

        foreach (View view in commit.Views)
        {
            Require(view.Kind, view.Id, view.Status, view.Search, view.Body, view.Subject);
        }

        foreach (AlertGroup group in commit.Groups)
        {
            Require(group.Key, group.Title, group.Held);
            Require(group.Labels);
        }

        foreach (AlertBegun begun in commit.Begun)
        {
            Require(begun.Row.Door, begun.Row.Key, begun.Row.Labels, begun.Row.Annotations, begun.Row.GeneratorUrl);
        }

        Require(commit.Operation?.Id, commit.Operation?.Content);
        switch (commit.OutboxCompleted)
        {
            case OutboxCompletion.Sent sent:
                Require(sent.Receipt);
                break;
            case OutboxCompletion.Retry retry:
                Require(retry.Error);
                break;
            case OutboxCompletion.Dropped dropped:
                Require(dropped.Error);
                break;
        }
    }

    /// <summary>An <see cref="ArgumentException"/> when any text of the batch cannot be kept unchanged.</summary>
    public static void Require(IntakeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require(batch.Receipt, batch.Door, batch.Key);
        foreach (Signal signal in batch.Signals)
        {
            Require(signal.Door, signal.Key, signal.GeneratorUrl);
            Require(signal.Labels);
            Require(signal.Annotations);
        }
    }

    /// <summary>An <see cref="ArgumentException"/> when any text of the silence cannot be kept unchanged.</summary>
    public static void Require(Silence silence)
    {
        ArgumentNullException.ThrowIfNull(silence);
        Require(silence.CreatedBy, silence.Comment, silence.Ended?.By, silence.Ended?.Why);
        foreach (Matcher matcher in silence.Matchers)
        {
            Require(matcher.Name, matcher.Value);
        }
    }

    private static void Require(LabelSet labels)
    {
        foreach ((string name, string value) in labels)
        {
            Require(name, value);
        }
    }

    /// <summary>An <see cref="ArgumentException"/> when one of the texts cannot be kept unchanged.</summary>
    public static void Require(params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text is not null && !IsStorable(text))
            {
                throw new ArgumentException(
                    "A text with NUL or a lone surrogate cannot be stored unchanged: clean it at the edge.",
                    nameof(texts)
                );
            }
        }
    }
}
