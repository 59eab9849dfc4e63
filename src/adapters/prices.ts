/** Model prices: from the configuration, otherwise from the bundled catalogue of `@pydantic/genai-prices`. */
import type { Config } from '../core/config.js';
import type { Tokens } from '../core/model.js';
import type { Pricing } from '../ports.js';

/** @param overrides US dollars for a million tokens, by model; cached input is priced as input */
export async function createPricing(overrides: Config['prices']): Promise<Pricing> {
  // Loaded late: the catalogue is large, and most commands need no prices.
  const { calcPrice } = await import('@pydantic/genai-prices');
  const own = new Map(Object.entries(overrides));

  function priceOfModel(model: string, tokens: Tokens): number | undefined {
    // Bundled prices assume that input tokens include cached tokens. If they do not, any sum is a guess.
    if (tokens.cacheRead + tokens.cacheWrite > tokens.input) return undefined;
    const price = own.get(model);
    if (price !== undefined) {
      return (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
    }
    return fromCatalogue(model, tokens);
  }

  function fromCatalogue(model: string, tokens: Tokens): number | undefined {
    const usage = {
      input_tokens: tokens.input,
      output_tokens: tokens.output,
      cache_read_tokens: tokens.cacheRead,
      cache_write_tokens: tokens.cacheWrite,
    };
    try {
      const found = calcPrice(usage, model)?.total_price;
      return found !== undefined && Number.isFinite(found) && found >= 0 ? found : undefined;
    } catch {
      // It throws on usage that it considers impossible. Report no price then.
      return undefined;
    }
  }

  return {
    price(usage) {
      if (usage.costUsd !== undefined) return usage.costUsd;
      const prices = Object.entries(usage.models).map(([model, tokens]) =>
        priceOfModel(model, tokens),
      );
      if (prices.length === 0) return undefined;
      return prices.reduce<number | undefined>(
        (total, price) => (total === undefined || price === undefined ? undefined : total + price),
        0,
      );
    },
  };
}
