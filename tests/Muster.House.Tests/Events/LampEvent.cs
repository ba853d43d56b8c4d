// A family made for the self-tests: it breaks each rule of events somewhere.
using System.Text.Json.Serialization;

namespace Muster.House.Tests.Events;

[JsonDerivedType(typeof(Lit), "lamp.lit")]
[JsonDerivedType(typeof(Dimmed), "lamp.dimmed")]
[JsonDerivedType(typeof(Broken), "Lamp-Broken")]
public abstract record LampEvent
{
    public sealed record Lit(string By, DateTimeOffset At) : LampEvent;

    /// <summary>Loses how far when it is stored.</summary>
    public sealed record Dimmed([property: JsonIgnore] int Percent) : LampEvent;

    public sealed record Broken(string Why) : LampEvent;

    public record Stolen : LampEvent;
}
