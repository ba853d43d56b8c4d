// How a fact is written where a placeholder stands, so that it stays a text of that place.
namespace Muster.Core.People;

public enum SenderFormat
{
    /// <summary>Inside a string of JSON.</summary>
    Json,

    /// <summary>In an address or a form.</summary>
    Encoded,

    /// <summary>On one line, as headers want it.</summary>
    Line,

    /// <summary>As it is.</summary>
    Plain,
}
