// Kinds of values that several sections of the settings take.
import * as z from "zod";

/** The address of a server that speaks HTTP. */
export const httpAddress = z.url({ protocol: /^https?$/ });

/** The address of a Redis. */
export const redisAddress = z.url({ protocol: /^rediss?$/ });
