// How many changes of a service its pipelines told of.
using Muster.Core.Kernel;

namespace Muster.Server.Slos.Quarterly;

/// <param name="Service">Null for changes that name none.</param>
public sealed record ShippedChanges(ServiceId? Service, int Deploys, int Others);
