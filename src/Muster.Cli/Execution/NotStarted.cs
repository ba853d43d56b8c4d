// A command that the system would not start.
namespace Muster.Cli.Execution;

internal sealed class NotStarted(string message) : Exception(message);
