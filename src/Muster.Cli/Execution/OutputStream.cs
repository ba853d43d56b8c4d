// Where a command wrote something.
namespace Muster.Cli.Execution;

internal enum OutputStream
{
    Standard,
    Error,
}
