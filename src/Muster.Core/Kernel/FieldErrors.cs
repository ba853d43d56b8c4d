// Collects every mistake in an input, so that its sender is answered once.
using System.Collections.Immutable;

namespace Muster.Core.Kernel;

/// <summary>The mistakes found so far, in the order in which they were looked for. Field names are those of the JSON form.</summary>
public sealed class FieldErrors
{
    private readonly ImmutableArray<FieldError>.Builder _found = ImmutableArray.CreateBuilder<FieldError>();

    public bool Any => _found.Count > 0;

    public ImmutableArray<FieldError> All => _found.ToImmutable();

    /// <summary>The text must say something, in at most <paramref name="charactersMax"/> characters.</summary>
    public FieldErrors Text(string field, string? text, int charactersMax) =>
        When(string.IsNullOrWhiteSpace(text), field, "Say something here: it cannot be empty.").OptionalText(field, text, charactersMax);

    /// <summary>The text may be missing or empty, and has at most <paramref name="charactersMax"/> characters.</summary>
    public FieldErrors OptionalText(string field, string? text, int charactersMax)
    {
        int length = text?.Trim().Length ?? 0;
        return When(length > charactersMax, field, $"It has {length} characters; at most {charactersMax} fit. Shorten it.");
    }

    public FieldErrors When(bool wrong, string field, string message)
    {
        if (wrong)
        {
            _found.Add(new FieldError(field, message));
        }

        return this;
    }

    /// <summary>A refusal that begins with <paramref name="message"/> and names each mistake.</summary>
    public Rejection Refuse(string code, string message) =>
        Rejection.Invalid(code, message + " " + string.Join(" ", _found.Select(error => $"{error.Field}: {error.Message}")), All);
}
