// Makes a value of any type that an event carries, with nothing left at its default, so that a loss shows.
using System.Collections.Immutable;
using System.Reflection;
using Muster.Core.Alerts;
using Muster.Core.Paging;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using NodaTime;

namespace Muster.House.Tests.Events;

public static class Samples
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 7, 0, TimeSpan.Zero);

    /// <summary>Types that have no public constructor to show what they hold.</summary>
    private static readonly Dictionary<Type, object> Given = new()
    {
        [typeof(string)] = "text-7",
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 7L,
        [typeof(double)] = 0.7,
        [typeof(decimal)] = 0.7m,
        [typeof(DateTimeOffset)] = Start,
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(7),
        [typeof(TimeOnly)] = new TimeOnly(9, 7),
        [typeof(DateOnly)] = new DateOnly(2026, 3, 2),
        [typeof(Uri)] = new Uri("https://muster.example/7"),
        [typeof(LocalDate)] = new LocalDate(2026, 3, 2),
        [typeof(LocalTime)] = new LocalTime(9, 7),
        [typeof(LocalDateTime)] = new LocalDateTime(2026, 3, 2, 9, 7),
        [typeof(LabelSet)] = LabelSet.Of(("service", "checkout")),
        [typeof(RunbookStep)] = new RunbookStep.Wait("text-7", TimeSpan.FromMinutes(7), "7"),
        [typeof(SloIndicator)] = new SloIndicator.Threshold(new SloQuery("text-7", "text-7", true)),
        [typeof(SloWindow)] = new SloWindow.Rolling(TimeSpan.FromMinutes(7)),
        [typeof(EscalationTarget)] = EscalationTarget.Parse("whole-team:core"),
    };

    public static object Of(Type type) => Of(type, depth: 0);

    private static object Of(Type type, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Given.TryGetValue(plain, out object? given))
        {
            return given;
        }

        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).GetValue(Enum.GetValues(plain).Length - 1)!;
        }

        if (depth > 8)
        {
            throw new InvalidOperationException($"{plain.Name} holds itself; give Samples.cs a value of it.");
        }

        return plain.IsGenericType && plain.Namespace == typeof(ImmutableArray).Namespace
            ? Collection(plain, depth)
            : Constructed(plain, depth);
    }

    /// <summary>One element, made by the collection's own builder.</summary>
    private static object Collection(Type type, int depth)
    {
        Type[] of = type.GetGenericArguments();
        object[] element = of.Select(part => Of(part, depth + 1)).ToArray();
        object empty = type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return type.GetMethod("Add", of)!.Invoke(empty, element)!;
    }

    private static object Constructed(Type type, int depth)
    {
        ConstructorInfo? constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .MaxBy(candidate => candidate.GetParameters().Length);
        return constructor is not null
            ? constructor.Invoke(constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, depth + 1)).ToArray())
            : throw new InvalidOperationException($"{type.Name} has no public constructor; give Samples.cs a value of it.");
    }
}
