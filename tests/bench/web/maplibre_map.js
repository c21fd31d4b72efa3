// The scene in MapLibre.
import * as maplibre from './maplibre/maplibre-gl.mjs';
import { boundsOf, loadScene } from './scene.js';

const scene = await loadScene();
const sources = {};
for (const [name, data] of Object.entries(scene)) sources[name] = { type: 'geojson', data };
const colour = ['get', 'colour'];
const layers = [
  { id: 'background', type: 'background', paint: { 'background-color': '#f3f2f1' } },
  { id: 'areas', source: 'areas', type: 'fill', paint: { 'fill-color': colour } },
  { id: 'borders', source: 'areas', type: 'line', paint: { 'line-color': '#ffffff', 'line-width': 0.5 } },
  { id: 'parks', source: 'parks', type: 'fill', paint: { 'fill-color': colour } },
  { id: 'water', source: 'water', type: 'fill', paint: { 'fill-color': colour } },
  { id: 'rail', source: 'rail', type: 'line', paint: { 'line-color': colour, 'line-width': 1 } },
  { id: 'outlines', source: 'outlines', type: 'line', paint: { 'line-color': colour, 'line-width': ['get', 'size'] } },
  {
    id: 'points', source: 'points', type: 'circle',
    paint: {
      'circle-color': colour, 'circle-radius': ['/', ['get', 'size'], 2],
      'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1,
    },
  },
];
const map = new maplibre.Map({
  container: 'map', style: { version: 8, sources, layers }, bounds: boundsOf(scene), fadeDuration: 0,
  attributionControl: false, renderWorldCopies: false,
});
map.on('load', () => { document.body.dataset.ready = 'true'; });
