// A holding statement as it was published.
using Muster.Core.Communications;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

public sealed record PublishedStatement(HoldingStatement Statement, Actor By, DateTimeOffset At);
