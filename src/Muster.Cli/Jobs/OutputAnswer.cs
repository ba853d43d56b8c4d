// What the server says to a piece of output.
namespace Muster.Cli.Jobs;

/// <param name="Stop">Whether somebody wants the command stopped.</param>
internal sealed record OutputAnswer(bool Stop);
