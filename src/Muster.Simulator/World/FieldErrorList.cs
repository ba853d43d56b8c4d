// Collects what is wrong with one part of a topology.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;

namespace Muster.Simulator.World;

/// <param name="at">The path before each field.</param>
internal sealed class FieldErrorList(string at)
{
    private readonly ImmutableArray<FieldError>.Builder _found = ImmutableArray.CreateBuilder<FieldError>();

    public ImmutableArray<FieldError> Found => _found.ToImmutable();

    public void When(bool wrong, string field, string message)
    {
        if (wrong)
        {
            _found.Add(new($"{at}.{field}", message));
        }
    }

    public void Known(string field, string name, HashSet<string> names) =>
        When(!names.Contains(name), field, $"There is no component '{name}'.");

    /// <summary>What is no number is out of every range.</summary>
    public void Range(string field, double value, double least, double most, string unit) =>
        When(!(value >= least && value <= most), field, $"It lies between {Text(least)} and {Text(most)} {unit}; {Text(value)} does not.");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
