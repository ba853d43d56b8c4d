// The form of the log.
namespace Muster.Server.Hosting;

public enum LogFormat
{
    /// <summary>One readable line for each entry.</summary>
    Text,

    /// <summary>One JSON object on a line for each entry.</summary>
    Json,
}
