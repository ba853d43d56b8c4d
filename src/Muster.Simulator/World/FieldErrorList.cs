// Collects what is wrong with one part of a topology or a scenario.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Simulator.World;

/// <param name="at">The path before each field; empty at the top.</param>
internal sealed class FieldErrorList(string at)
{
    private readonly ImmutableArray<FieldError>.Builder _found = ImmutableArray.CreateBuilder<FieldError>();

    public ImmutableArray<FieldError> Found => _found.ToImmutable();

    public void When(bool wrong, string field, string message)
    {
        if (wrong)
        {
            _found.Add(new(at.Length > 0 ? $"{at}.{field}" : field, message));
        }
    }

    public void Known(string field, string name, HashSet<string> names) =>
        When(!names.Contains(name), field, $"There is no component '{name}'.");

    /// <summary>What is no number is out of every range.</summary>
    public void Range(string field, double value, double least, double most, string unit) =>
        When(!(value >= least && value <= most), field, $"It lies between {Text(least)} and {Text(most)} {unit}; {Text(value)} does not.");

    /// <summary>The text must say something, in at most so many characters.</summary>
    public void Says(string field, string text, int charactersMax)
    {
        When(string.IsNullOrWhiteSpace(text), field, "Say something here: it cannot be empty.");
        Fits(field, text, charactersMax);
    }

    /// <summary>The text may be empty.</summary>
    public void Fits(string field, string text, int charactersMax)
    {
        When(text.Length > charactersMax, field, $"It has {text.Length} characters; at most {charactersMax} fit. Shorten it.");
        When(text.EnumerateRunes().Any(IsUnreadable), field, "It holds a character that nobody can read: take it out.");
    }

    /// <summary>How many there are of something.</summary>
    public void Count(string field, int count, int most, string what) =>
        When(count > most, field, $"There are {count} {what}; at most {most} fit.");

    /// <summary>Control characters, and halves of a character, which are read as its replacement.</summary>
    private static bool IsUnreadable(Rune letter) =>
        letter == Rune.ReplacementChar || (Rune.IsControl(letter) && letter.Value is not ('\n' or '\t'));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
