// The organisation's routes, made ready for the intake.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

public sealed partial record Organisation
{
    /// <summary>Compiles the routes; costly, so make one for each version of the organisation.</summary>
    public Router Router() =>
        new(
            [
                .. Services.Values.Where(service => service.Canary is not null).Select(service => CanaryLabels.RouteOf(service.Id)),
                .. Routes,
            ],
            Services.Values.Select(service => new KeyValuePair<ServiceId, string>(service.Id, service.Name))
        );
}
