// The tests that no other test may run beside.
namespace Muster.Server.Tests.Drivers;

/// <summary>Meters are the process's: a server in it counts what the servers of other tests answer meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInProcess
{
    public const string Name = "alone in the process";
}
