// How much of a command a second person can be asked to read.
namespace Muster.Server.Runbooks;

internal static class CommandLimits
{
    /// <summary>2,000 arguments: more than anybody reads, and as many as a glob brings in a full directory.</summary>
    public const int ArgumentsMax = 2_000;
}
