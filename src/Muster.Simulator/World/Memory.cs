// What a cache, a CDN or a resolver remembers of earlier answers.
namespace Muster.Simulator.World;

/// <param name="HitRatioMax">The share of requests that it can answer by itself once it is full, 0 to 1.</param>
/// <param name="HitRatio">The share at the start, 0 to <paramref name="HitRatioMax"/>.</param>
/// <param name="Answers">How many different answers fill it (to 63 %; three times as many to 95 %).</param>
/// <param name="LifetimeSeconds">After how long an answer that nobody renews is forgotten; 0 for never.</param>
public sealed record Memory(double HitRatioMax, double HitRatio, double Answers, double LifetimeSeconds = 0);
