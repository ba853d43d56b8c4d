// One family of events: an abstract record that ends in Event, and what is nested in it.
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.House.Tests.Events;

/// <summary><see cref="Names"/> are the stable names as written on the base, in their order.</summary>
public sealed record EventFamily(Type Base, IReadOnlyList<Type> Members, IReadOnlyList<JsonDerivedTypeAttribute> Names)
{
    public static IReadOnlyList<EventFamily> In(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                type is { IsAbstract: true, IsClass: true, IsNested: false } && type.Name.EndsWith("Event", StringComparison.Ordinal)
            )
            .Select(Of)
            .OrderBy(family => family.Base.FullName, StringComparer.Ordinal)
            .ToList();

    public static EventFamily Of(Type @base) =>
        new(
            @base,
            @base.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(@base.IsAssignableFrom).ToList(),
            @base.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToList()
        );

    /// <summary>The stable names with their types; an event without a name is left to <see cref="EventNames"/>.</summary>
    public IEnumerable<(string Name, Type Type)> Named =>
        Names.Where(name => name.TypeDiscriminator is string).Select(name => ((string)name.TypeDiscriminator!, name.DerivedType));

    /// <summary>What an event carries in its JSON, in its order, without who and when.</summary>
    public static IReadOnlyList<string> Fields(Type member) =>
        member
            .GetConstructors()
            .Select(constructor => constructor.GetParameters())
            .MaxBy(parameters => parameters.Length)!
            .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!))
            .Where(field => field is not ("by" or "at"))
            .ToList();

    public override string ToString() => Base.Name;
}
